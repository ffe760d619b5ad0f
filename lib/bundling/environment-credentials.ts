/*
Takes the place of `@aws-sdk/credential-provider-node` in a bundle. Lambda gives a function its credentials in the environment and nowhere
else; the chain of the SDK would also look into files, at SSO, at STS and at an instance's metadata, 137 kB that no function runs.
*/

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** The name and shape that the clients of the SDK ask for. */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
      throw new Error('no credentials in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)')
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    }
  }
}
