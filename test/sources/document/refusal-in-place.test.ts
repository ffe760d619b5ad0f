import { describe, expect, test } from 'vitest'
import { refusalInPlace } from '../../../functions/sources/document/refusal-in-place.ts'

/* Answers as services and gateways write them: DART, law.go.kr, open.assembly.go.kr, KOSIS, odcloud, 기업마당, AWS, Kong, Envoy, nginx, F5. */

describe('an error in place of a document is named as what it is', () => {
  test.each<[text: string, reason: string, said?: RegExp]>([
    ['{"status":"010","message":"등록되지 않은 키입니다."}', 'needs a key'],
    ['{"status":"011","message":"사용할 수 없는 키입니다."}', 'needs a key'],
    ['{"status":"012","message":"접근할 수 없는 IP입니다."}', 'needs a key', /주소/],
    ['{"status":"013","message":"조회된 데이타가 없습니다."}', 'empty'],
    ['{"status":"020","message":"요청 제한을 초과하였습니다."}', 'refused', /요청/],
    ['{"status":"100","message":"필드의 부적절한 값입니다."}', 'refused'],
    ['{"status":"800","message":"시스템 점검으로 인한 서비스가 중지 중입니다."}', 'unreachable', /점검/],
    [
      '<?xml version="1.0" encoding="UTF-8"?><result><status>013</status><message>조회된 데이타가 없습니다.</message></result>',
      'empty',
    ],
    ['<result><status>010</status><message>등록되지 않은 키입니다.</message></result>', 'needs a key'],
    ['<result><status>020</status><message>사용한도를 초과하였습니다.</message></result>', 'refused', /요청/],
    ['SERVICE KEY IS NOT REGISTERED ERROR.', 'needs a key'],
    ['LIMITED NUMBER OF SERVICE REQUESTS EXCEEDS ERROR', 'refused', /요청/],
    ['UNREGISTERED_IP_ERROR', 'needs a key', /주소/],
    ['DEADLINE HAS EXPIRED ERROR', 'needs a key'],
    ['SERVICE ACCESS DENIED ERROR.', 'refused'],
    ['HTTP ROUTING ERROR', 'refused'],
    [
      '{"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"errMsg":"SERVICE ERROR","returnAuthMsg":"SERVICE KEY IS NOT REGISTERED ERROR","returnReasonCode":"30"}}}',
      'needs a key',
    ],
    [
      '<Response><result>사용자 정보 검증에 실패하였습니다.</result><msg>OPEN API 호출 시 사용자 검증을 위하여 정확한 서버장비의 IP주소 및 도메인주소를 등록해 주세요.</msg></Response>',
      'needs a key',
      /주소/,
    ],
    ['{"result":"사용자 정보 검증에 실패하였습니다.","msg":"OPEN API 호출 시 ..."}', 'needs a key'],
    [
      '<RESULT><CODE>ERROR-290</CODE><MESSAGE>인증키가 유효하지 않습니다. 인증키가 없는 경우 홈페이지에서 인증키를 신청하십시오.</MESSAGE></RESULT>',
      'needs a key',
    ],
    ['<RESULT><CODE>INFO-200</CODE><MESSAGE>해당하는 데이터가 없습니다.</MESSAGE></RESULT>', 'empty'],
    ['{"RESULT":{"CODE":"INFO-300","MESSAGE":"관리자에 의해 인증키 사용이 제한되었습니다."}}', 'needs a key'],
    [
      '<RESULT><CODE>ERROR-337</CODE><MESSAGE>일별 트래픽 제한을 넘은 호출입니다.</MESSAGE></RESULT>',
      'refused',
      /요청/,
    ],
    ['<RESULT><CODE>ERROR-500</CODE><MESSAGE>서버 오류입니다.</MESSAGE></RESULT>', 'refused'],
    ['{"err":"10","errMsg":"인증키값이 누락되었습니다."}', 'needs a key'],
    ['{"err":"30","errMsg":"조회결과가 존재하지 않습니다."}', 'empty'],
    ['{"reqErr":"인증키가 유효하지 않습니다."}', 'needs a key'],
    ['{"code":-401,"msg":"유효하지 않은 인증키 입니다."}', 'needs a key'],
    ['{"code":-4,"msg":"등록되지 않은 인증키 입니다."}', 'needs a key'],
    ['{"message":"Missing Authentication Token"}', 'needs a key'],
    ['{"message":"Endpoint request timed out"}', 'refused'],
    ['{"message":"Limit Exceeded"}', 'refused', /요청/],
    ['{"message":"No API key found in request"}', 'needs a key'],
    ['{"message":"no Route matched with those values"}', 'not a feed', /없다고/],
    [
      '{"timestamp":"2026-11-27T05:00:00.000+00:00","status":404,"error":"Not Found","path":"/rss/a.do"}',
      'not a feed',
      /없다고/,
    ],
    ['{"type":"about:blank","title":"Too Many Requests","status":429}', 'refused', /요청/],
    ['{"errorMessage":"Authentication failed (인증에 실패했습니다.)","errorCode":"024"}', 'needs a key'],
    [
      '{"error":{"code":403,"message":"The request is missing a valid API key.","status":"PERMISSION_DENIED"}}',
      'needs a key',
    ],
    ['{"errors":[{"message":"Rate limit exceeded"}]}', 'refused', /요청/],
    ['{"errors":["Invalid API key"]}', 'needs a key'],
    ['{"success":false,"message":"점검 중입니다."}', 'unreachable'],
    ['404 page not found', 'not a feed', /없다고/],
    ['Not Found', 'not a feed', /없다고/],
    ['File not found.', 'not a feed', /없다고/],
    ['No input file specified.', 'not a feed', /없다고/],
    ['upstream connect error or disconnect/reset before headers. reset reason: connection failure', 'refused'],
    ['no healthy upstream', 'refused'],
    ['error code: 1020', 'refused'],
    ['Access Denied', 'refused'],
    ['Invalid API key. Please check your key.', 'needs a key'],
    ['You are not authorized to access this resource.', 'needs a key'],
    ['Too many requests, please try again later.', 'refused', /요청/],
    ['등록되지 않은 인증키입니다.', 'needs a key'],
    ['접근 권한이 없습니다.', 'refused'],
    ['허용되지 않은 IP입니다.', 'needs a key', /주소/],
    ['일일 호출 횟수를 초과하였습니다.', 'refused', /요청/],
    ['페이지를 찾을 수 없습니다.', 'not a feed', /없다고/],
    ['로그인이 필요합니다.', 'not a feed', /로그인/],
    ['시스템 점검 중입니다. 이용에 불편을 드려 죄송합니다.', 'unreachable', /점검/],
    ['일시적인 오류가 발생하였습니다.', 'refused'],
    ['데이터가 없습니다.', 'empty'],
    [
      '<!doctype html><html><head><title>시스템 점검 안내</title></head><body><h1>서비스 점검 안내</h1><p>2026. 11. 28. 00:00 ~ 06:00 동안 서비스가 중단됩니다.</p></body></html>',
      'unreachable',
      /점검/,
    ],
    [
      '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>',
      'not a feed',
      /없다고/,
    ],
    [
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 123</body></html>',
      'not a feed',
      /오류/,
    ],
    [
      '<html><body><script>alert("로그인 후 이용해 주세요.");location.href="/login.do";</script></body></html>',
      'not a feed',
      /로그인/,
    ],
    ['<script>location.assign("/DRF/x?k=1");</script>', 'not a feed', /스크립트/],
    [
      '<html><head><meta http-equiv="refresh" content="0;url=/main.do"></head><body></body></html>',
      'not a feed',
      /다른 곳/,
    ],
    [
      '<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>',
      'not a feed',
      /오류/,
    ],
  ])('%s', (text, reason, said = /./) => {
    expect(refusalInPlace(text)).toEqual({ reason, detail: expect.stringMatching(said) })
  })
})

describe('what is no error is none', () => {
  test.each([
    '{err:"20",errMsg:"필수요청변수값이 누락되었습니다."}',
    '{"raw":"2026-09-23"}',
    '{"items":[{"code":"404","message":"Not Found"}],"total":1}',
    'Unauthorized use of 탄소 is a title',
    '탄소중립 정책 발표',
    '[{"head":[{"list_total_count":2},{"RESULT":{"CODE":"INFO-000","MESSAGE":"정상 처리되었습니다."}}]},{"row":[{"BILL_NAME":"오류가 발생한 법"}]}]',
    '{"status":"000","message":"정상"}',
    '<LawSearch><resultCode>00</resultCode><resultMsg>success</resultMsg><law><법령명한글>오류가 발생한 법</법령명한글></law></LawSearch>',
    `<html><head><title>보도자료</title></head><body>${'<a href="/1">시스템 점검 안내</a>'.repeat(20)}</body></html>`,
    '<html><body><table><tr><td>데이터가 없습니다.</td></tr></table></body></html>',
    `페이지를 찾을 수 없습니다. ${'긴 글 '.repeat(200)}`,
  ])('%s', (text) => {
    expect(refusalInPlace(text)).toBeUndefined()
  })
})

test.each([
  '{"status":"010","message":"s3cr3tK3y 키는 등록되지 않은 인증키입니다."}',
  '<RESULT><CODE>ERROR-290</CODE><MESSAGE>s3cr3tK3y</MESSAGE></RESULT>',
  'Invalid API key: s3cr3tK3y',
  '<html><body>Invalid API key: s3cr3tK3y</body></html>',
])('nothing but codes and names is repeated, as it may hold the key: %s', (text) => {
  expect(refusalInPlace(text)).toEqual({ reason: 'needs a key', detail: expect.not.stringContaining('s3cr3tK3y') })
})
