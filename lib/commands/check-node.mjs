// Read by any Node from 12 on: one too old for the rest of the program must still be able to say so.
const OLDEST = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    `초록은 Node ${OLDEST} 이상에서 돌아갑니다 (지금은 ${process.version}). ` +
      `npm ci를 다시 실행하고, 그래도 같은 말이 나오면 nodejs.org에서 Node ${OLDEST}를 설치해 주세요.`,
  )
  process.exit(1)
}
