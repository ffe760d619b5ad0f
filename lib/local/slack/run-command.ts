import { type SlackSide, slackSays } from './send-to-app.ts'
import { Answer } from './web-api/response-urls.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel, YOU } from './workspace.ts'

/** What typing a line in a channel does: a slash command goes to the app, anything else is a message nobody reads. */
export async function runCommand(side: SlackSide, channel: WorkspaceChannel, line: string): Promise<void> {
  if (!line.startsWith('/')) {
    side.workspace.add(channel, { by: 'you', text: line, blocks: [] })
    return
  }
  const [command = ''] = line.split(/\s/, 1)
  const installed = side.app.commands.find((one) => one.command === command)
  if (!installed)
    return slackSays(side, channel, `${command} 명령은 없습니다. /를 누르면 쓸 수 있는 명령이 나옵니다.`, line)
  const text = line.slice(command.length).trim()
  const use = { channel, command: line }
  const form = new URLSearchParams({
    token: 'local',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: YOU.id,
    user_name: YOU.login,
    command,
    text: installed.should_escape ? escaped(text, side.workspace) : text,
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: side.responses.issue(use),
    trigger_id: side.views.issueTrigger(),
  })
  const heard = await side.knock(form.toString())
  if ('trouble' in heard) return slackSays(side, channel, `${command} 명령이 실패했습니다 (${heard.trouble}).`, line)
  const answer = Answer.safeParse(heard.body.startsWith('{') ? JSON.parse(heard.body) : { text: heard.body })
  if (answer.success && (answer.data.text || answer.data.blocks.length > 0)) side.responses.show(use, answer.data)
}

/** Slack escapes `&<>`, and with `should_escape` sends `#esg` as `<#C0ESG|esg>`. */
function escaped(text: string, workspace: Workspace): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return plain.replace(/#([\w-]+)/g, (whole, name: string) => {
    const channel = workspace.channel(name)
    return channel ? `<#${channel.id}|${channel.name}>` : whole
  })
}
