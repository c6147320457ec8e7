import { defineConfig } from 'vite';
import { resolve } from 'node:path';

const here = (path) => resolve(import.meta.dirname, path);

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  css: {
    // govuk-frontend carries an old-browser hack that strict parsing refuses.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true, loadPaths: [here('.'), here('node_modules')] } },
  },
  build: {
    outDir: here('dist/assets'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: '',
    // The content policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        govuk: here('src/govuk/index.js'),
        form: here('src/form/index.js'),
        diagram: here('src/diagram/index.js'),
      },
    },
  },
});
