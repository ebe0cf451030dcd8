type Names = ReadonlySet<string>;

/**
 * What writes its arguments to a log: packages whose exports are loggers or make them, and the methods that
 * write.
 */
export const LOGGERS: { readonly packages: Names; readonly methods: Names } = {
  packages: new Set([
    'winston',
    'pino',
    'bunyan',
    'log4js',
    'consola',
    'loglevel',
    'signale',
    'tslog',
    'electron-log',
    'roarr',
  ]),
  methods: new Set([
    'log',
    'error',
    'warn',
    'info',
    'debug',
    'trace',
    'fatal',
    'verbose',
    'silly',
    'dir',
    'critical',
    'notice',
    'http',
  ]),
};

/**
 * What shows its arguments to a person: functions by their name, methods of what is imported under a name or
 * of a global, and methods that only bots have.
 */
export const NOTIFIERS: {
  readonly functions: Names;
  readonly owners: Names;
  readonly ownerMethods: Names;
  readonly constructors: Names;
  readonly bots: Names;
} = {
  functions: new Set([
    'alert',
    'toast',
    'enqueueSnackbar',
    'showToast',
    'showErrorMessage',
    'showErrorToast',
    'showError',
  ]),
  owners: new Set(['toast', 'message', 'notification', 'Swal', 'window', 'Alert', 'notifications', 'toastr']),
  ownerMethods: new Set([
    'error',
    'warning',
    'warn',
    'info',
    'open',
    'fire',
    'alert',
    'show',
    'showErrorMessage',
    'showWarningMessage',
    'message',
  ]),
  constructors: new Set(['Notice']),
  bots: new Set(['sendActivity']),
};

/** What sends its arguments as the body of an answer of one's own. */
export const RESPONDERS: { readonly ofAnswer: Names; readonly ofContext: Names; readonly statics: Names } = {
  /** Of the second parameter of a handler, as in Express and Fastify. */
  ofAnswer: new Set(['json', 'send', 'end', 'jsonp']),
  /** Of the only parameter of a handler, as in Hono. */
  ofContext: new Set(['json', 'text', 'html']),
  statics: new Set(['Response', 'NextResponse']),
};
