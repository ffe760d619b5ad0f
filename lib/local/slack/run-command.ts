import { sendEvent } from './send-event.ts'
import { type AppAnswer, type StandInSlack, showSlackNotice } from './send-to-app.ts'
import { CommandAnswer } from './workspace/response-urls.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel } from './workspace/workspace.ts'

/**
 * Does what typing a line in a channel does: a slash command goes to the app; anything else is shown as a message, of which the app hears when
 * it names the bot or stands in the conversation with it.
 */
export async function runCommand(slack: StandInSlack, channel: WorkspaceChannel, line: string): Promise<void> {
  if (!line.startsWith('/')) {
    const { ts } = slack.workspace.add(channel, { by: 'you', text: line, blocks: [], person: slack.person.id })
    return tellApp(slack, channel, line, ts)
  }
  const [command = ''] = line.split(/\s/, 1)
  if (BOT_COMMANDS.has(command)) return moveBot(slack, channel, line, command === '/invite')
  const installed = slack.app.commands.find((one) => one.command === command)
  if (!installed)
    return showSlackNotice(slack, channel, `${command} 명령은 없습니다. /를 누르면 쓸 수 있는 명령이 나옵니다.`, line)
  const text = line.slice(command.length).trim()
  const target = { channel, command: line, person: slack.person.id }
  const form = new URLSearchParams({
    token: 'local',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.isDirect ? 'directmessage' : channel.name,
    user_id: slack.person.id,
    user_name: slack.person.login,
    command,
    text: installed.should_escape ? escapeText(text, slack.workspace) : text,
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: slack.responseUrls.issue(target),
    trigger_id: slack.views.issueTrigger(slack.person.id),
  })
  const answer = await slack.sendToApp(form.toString())
  if ('error' in answer)
    return showSlackNotice(slack, channel, `${command} 명령이 실패했습니다 (${answer.error}).`, line)
  const shown = CommandAnswer.safeParse(answer.body.startsWith('{') ? JSON.parse(answer.body) : { text: answer.body })
  if (shown.success && (shown.data.text || shown.data.blocks.length > 0)) slack.responseUrls.show(target, shown.data)
}

/** Slack's own commands that take a member into a channel or out of it. */
const BOT_COMMANDS = new Set(['/invite', '/remove', '/kick'])

/** Takes the bot into a channel, of which it hears, or out of it, of which it does not. */
async function moveBot(
  slack: StandInSlack,
  channel: WorkspaceChannel,
  line: string,
  isInvited: boolean,
): Promise<void> {
  const notice = (text: string) => showSlackNotice(slack, channel, text, line)
  if (!line.includes(BOT.name)) return notice(`이 연습용 Slack에는 초록만 초대할 수 있습니다: /invite @${BOT.name}`)
  if (channel.isDirect) return notice('다이렉트 메시지에서는 쓸 수 없는 명령입니다.')
  if (channel.hasBot === isInvited)
    return notice(isInvited ? '초록은 이미 이 채널에 있습니다.' : '초록은 이 채널에 없습니다.')
  slack.workspace.setBot(channel, isInvited)
  const said = isInvited
    ? `초록이 ${slack.person.name} 님의 초대로 채널에 들어왔습니다.`
    : '초록이 채널에서 나갔습니다.'
  slack.workspace.add(channel, { by: 'slack', text: said, blocks: [] })
  if (isInvited) await inviteBot(slack, channel)
}

/** Tells the app that it was invited. An invitation that is told again keeps its id. */
export function inviteBot(
  slack: StandInSlack,
  { id, isPrivate }: WorkspaceChannel,
  eventId?: string,
): Promise<AppAnswer> {
  const kind = { channel_type: isPrivate ? 'G' : 'C', team: TEAM.id, inviter: slack.person.id }
  return sendEvent(slack, { type: 'member_joined_channel', user: BOT.userId, channel: id, ...kind }, eventId)
}

/** Sends the event that Slack has for what somebody wrote, if it has one for the app. */
async function tellApp(slack: StandInSlack, channel: WorkspaceChannel, line: string, ts: string): Promise<void> {
  const { isDirect } = channel
  const escaped = escapeText(line, slack.workspace)
  const text = escaped.replaceAll(`@${BOT.name}`, `<@${BOT.userId}>`)
  if (!isDirect && text === escaped) return
  if (!channel.hasBot)
    return showSlackNotice(
      slack,
      channel,
      `초록이 이 채널에 없어 듣지 못했습니다. /invite @${BOT.name}으로 초대해 주세요.`,
    )
  const type = isDirect ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' }
  const answer = await sendEvent(slack, { ...type, user: slack.person.id, channel: channel.id, text, ts })
  if ('error' in answer) showSlackNotice(slack, channel, `초록이 답하지 못했습니다 (${answer.error}).`)
}

/** Slack escapes `&<>`, and with `should_escape` sends `#esg` as `<#C0ESG|esg>`. */
function escapeText(text: string, workspace: Workspace): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replace(/#([\w-]+)/g, (whole, name: string) => {
    const channel = workspace.channel(name)
    return channel ? `<#${channel.id}|${channel.name}>` : whole
  })
}
