// This file runs on any Node from 12 on, so that a Node too old for the rest of the program can be told so.
const OLDEST_NODE_MAJOR = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE_MAJOR) {
  console.error(
    `초록은 Node ${OLDEST_NODE_MAJOR} 이상에서 돌아갑니다 (지금은 ${process.version}). ` +
      `npm ci를 다시 실행하고, 그래도 같은 말이 나오면 nodejs.org에서 Node ${OLDEST_NODE_MAJOR}를 설치해 주세요.`,
  )
  process.exit(1)
}
