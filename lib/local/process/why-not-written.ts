/** Why a file below a folder could not be written, and what to do, in a sentence for a person. */
export function whyNotWritten(directory: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return `${directory} 폴더가 없어졌습니다. Ctrl+C로 끝내고 다시 시작하면 처음부터 시작합니다.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${directory} 폴더에 쓸 수 없습니다. 폴더의 쓰기 권한을 확인해 주세요.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `디스크에 빈 자리가 없어 ${directory} 폴더에 저장하지 못합니다. 자리를 비워 주세요.`
    case 'EEXIST':
    case 'ENOTDIR':
      return `${directory}는 폴더여야 하는데 파일이 있습니다. 그 파일을 옮기고 다시 시작해 주세요.`
    default:
      return `${directory} 폴더에 저장하지 못합니다 (${message}).`
  }
}
