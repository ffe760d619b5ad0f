import '@fontsource-variable/noto-sans-kr/wght.css'
import 'slack-blocks-to-jsx/dist/style.css'
import './main.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/page-shell.tsx'

const root = document.getElementById('page')
if (root) createRoot(root).render(<App />)
