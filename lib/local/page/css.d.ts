// esbuild bundles imported style sheets into the one style sheet of the page.
declare module '*.css'
