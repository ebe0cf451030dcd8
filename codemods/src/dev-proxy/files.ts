import { RETRY_AFTER_SECONDS } from './answers.js';
import type { Catalogue } from './catalogue.js';
import { pages } from './gateways.js';
import { HOST, MARK, schema } from './schemas.js';
import { errorsFile } from './errors-file.js';
import { mocksFile } from './mocks-file.js';

function configuration(): object {
  const plugin = (name: string, configSection?: string): object => ({
    name,
    enabled: true,
    pluginPath: '~appFolder/plugins/DevProxy.Plugins.dll',
    ...(configSection !== undefined && { configSection }),
  });
  return {
    $schema: schema('rc'),
    comment: MARK,
    // An answer that a plugin has set is left alone by the next one, so the mocks at fixed addresses come
    // before chance.
    plugins: [
      plugin('RetryAfterPlugin'),
      plugin('MockResponsePlugin', 'graphMocks'),
      plugin('GenericRandomErrorPlugin', 'graphErrors'),
    ],
    urlsToWatch: [`${HOST}/*`],
    graphMocks: { $schema: schema('mockresponseplugin'), mocksFile: 'graph-mocks.json' },
    graphErrors: {
      $schema: schema('genericrandomerrorplugin'),
      errorsFile: 'graph-errors.json',
      rate: 50,
      retryAfterInSeconds: RETRY_AFTER_SECONDS,
    },
    logLevel: 'information',
  };
}

/**
 * The files of the mock set by name, as text.
 * @see Schemas of Dev Proxy: https://github.com/dotnet/dev-proxy/tree/main/schemas
 */
export function mockFiles(catalogue: Catalogue): Map<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;
  return new Map([
    ['devproxyrc.json', json(configuration())],
    ['graph-errors.json', json(errorsFile(catalogue))],
    ['graph-mocks.json', json(mocksFile(catalogue))],
    ...pages,
  ]);
}
