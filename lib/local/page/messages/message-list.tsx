import { Fragment, useLayoutEffect, useRef } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { Message } from './message-view.tsx'
import { dayOf, instantOf } from './times.ts'

interface Props {
  channel: PageState['channels'][number]
  people: PageState['people']
  /** The id of the person who looks: what only another one sees is left out. */
  viewer: string
}

const NEAR_END_PX = 80

/** The messages, oldest first. The list stays at the newest one unless the person has scrolled back. */
export function MessageList({ channel, people, viewer }: Props) {
  const nameOf = (id?: string) => (people.find((one) => one.id === id) ?? people[0])?.name ?? ''
  const messages = channel.messages.filter(({ onlyYou, person }) => !onlyYou || (person ?? people[0]?.id) === viewer)
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the messages have changed, so scroll
  useLayoutEffect(() => {
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [channel.messages])
  const days = messages.map(({ ts }) => dayOf(instantOf(ts)))
  return (
    <ol
      ref={list}
      className="messages"
      aria-live="polite"
      aria-label={`${channel.isDirect ? '' : '#'}${channel.name}의 메시지`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
      }}
    >
      {messages.map((message, index) => (
        <Fragment key={message.ts}>
          {days[index] !== days[index - 1] && (
            <li className="day">
              <span>{days[index]}</span>
            </li>
          )}
          <Message message={message} channelId={channel.id} author={nameOf(message.person)} />
        </Fragment>
      ))}
    </ol>
  )
}
