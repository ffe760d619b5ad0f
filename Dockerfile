# Chorok on one machine: `npm run serve`, without the packages that only tests, pictures and AWS deployments need.
# Settings are mounted: -v "$PWD/chorok.config.json:/chorok/chorok.config.json:ro".
# Linux on x64 brings its own database; elsewhere name a DynamoDB server by AWS_ENDPOINT_URL_DYNAMODB (docs/one-machine.md).

FROM node:24-slim AS packages
WORKDIR /chorok
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    CHOROK_DIRECTORY=/data
WORKDIR /chorok
COPY --from=packages /chorok/node_modules ./node_modules
COPY package.json manifest.json ./
COPY functions ./functions
COPY lib ./lib
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=60s --timeout=10s --start-period=120s --retries=3 \
  CMD ["node", "lib/commands/one-machine/is-healthy.ts"]
# Node itself gets the signal, and has ten seconds to end.
CMD ["node", "--max-semi-space-size=1", "lib/commands/one-machine/serve.mjs"]
