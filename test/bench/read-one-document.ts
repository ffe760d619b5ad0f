import { readFileSync } from 'node:fs'
import { readAttachment } from '../../functions/sources/attachment/read-attachment.ts'

/* Run as a program of its own by bench-documents.ts, bundled as the product is: what one document costs a process that reads nothing else. */

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024)

const file = readFileSync(process.argv[2] as string)
const startMb = peakMb()
const before = process.threadCpuUsage()
const read = readAttachment(file)
const { user, system } = process.threadCpuUsage(before)
const letters = read.outcome === 'read' ? read.text.length : 0
console.log(JSON.stringify({ format: read.format, letters, ms: (user + system) / 1000, startMb, peakMb: peakMb() }))
