import about from '../../../package.json' with { type: 'json' }

/** How a site's keeper finds out who asks, and where to complain. */
export const USER_AGENT = `Chorok/${about.version} (+https://github.com/chorok-bot/chorok)`
