import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { particle } from '../../functions/text/particle.ts'

/**
 * The text of a file that a person wrote, as UTF-8 without its byte order mark; undefined where there is no such file. Throws a sentence that
 * names the file, as `called` (설정 파일) and by its path.
 */
export function readText(path: string, called: string): string | undefined {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(whyNotRead(path, called, error), { cause: error })
  }
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '')
  throw new Error(
    `${called} ${path}의 글자가 UTF-8이 아닙니다. 편집기의 '다른 이름으로 저장'에서 인코딩을 UTF-8로 골라 다시 저장해 주세요.`,
  )
}

/** Why a file could not be read, in a sentence for a person. */
export function whyNotRead(path: string, called: string, error: unknown): string {
  const named = `${called} ${path}`
  const object = `${named}${particle(path, '을/를')}`
  const { code } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${named}${particle(path, '이/가')} 없습니다. 경로를 확인해 주세요.`
    case 'EACCES':
    case 'EPERM':
      return `${object} 읽을 권한이 없습니다. 파일의 주인과 권한을 확인해 주세요.`
    case 'EISDIR':
      return `${named}${particle(path, '은/는')} 파일이 아니라 폴더입니다. 경로를 확인해 주세요.`
    default:
      return `${object} 읽지 못했습니다 (${code ?? (error as Error).message}).`
  }
}
