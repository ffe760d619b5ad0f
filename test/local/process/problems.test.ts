import { expect, test } from 'vitest'
import { openProblems } from '../../../lib/local/process/problems.ts'

function problems() {
  const said: string[] = []
  return {
    said,
    ...openProblems(
      (line) => said.push(line.trim()),
      () => undefined,
    ),
  }
}

test('a full disk that two parts of the program meet is one sentence, and its end another', () => {
  const { said, begin, end, current } = problems()
  for (const name of ['folder', 'keeping', 'folder']) begin(name, '디스크가 찼습니다.')
  expect(current()).toEqual(['디스크가 찼습니다.'])
  end('folder', '다시 저장합니다.')
  expect(said).toEqual(['! 디스크가 찼습니다.'])
  expect(current()).toEqual(['디스크가 찼습니다.'])
  end('keeping', '다시 저장합니다.')
  end('keeping', '다시 저장합니다.')
  expect(said).toEqual(['! 디스크가 찼습니다.', '✓ 다시 저장합니다.'])
  expect(current()).toEqual([])
})

test('a problem that has become another one says so, and each ends by itself', () => {
  const { said, begin, end, current } = problems()
  begin('folder', '디스크가 찼습니다.')
  begin('folder', '폴더가 없어졌습니다.')
  begin('line', '연결이 끊겼습니다.')
  end('folder')
  expect(said).toEqual(['! 디스크가 찼습니다.', '! 폴더가 없어졌습니다.', '! 연결이 끊겼습니다.'])
  expect(current()).toEqual(['연결이 끊겼습니다.'])
})
