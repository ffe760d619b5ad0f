import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The serious and critical violations of WCAG 2.2 AA that axe-core finds on a page, contrast included. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's content security policy allows only scripts of the program.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
}

/** The visible texts with a contrast below 4.5 to 1, the minimum for body text in WCAG AA. Disabled controls are exempt. */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document
      .createElement('canvas')
      .getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D

    /** The RGB values of any CSS colour painted over an opaque one, by the browser itself. */
    function over(color: string, ground: number[]): number[] {
      canvas.fillStyle = `rgb(${ground.join()})`
      canvas.fillRect(0, 0, 1, 1)
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    function groundOf(element: Element | null): number[] {
      if (!element) return [255, 255, 255]
      return over(getComputedStyle(element).backgroundColor, groundOf(element.parentElement))
    }
    function luminance(color: number[]): number {
      const [r = 0, g = 0, b = 0] = color.map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const faint: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement as HTMLElement
      const text = texts.currentNode.textContent?.trim() ?? ''
      if (text === '' || !element.checkVisibility() || element.closest(':disabled, script, style')) continue
      const ground = groundOf(element)
      const shades = [luminance(over(getComputedStyle(element).color, ground)), luminance(ground)]
      const ratio = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05)
      if (ratio < 4.5) faint.push(`${ratio.toFixed(2)}: ${text}`)
    }
    return faint
  })
}
