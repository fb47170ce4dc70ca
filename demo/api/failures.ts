import { contentHeaders, negotiate } from './formats.js';
import { writeError } from './write-answer.js';

/** An error of the framework itself, with the members of its body in order. */
class WebApiError extends Error {
  constructor(
    readonly status: number,
    readonly members: { Message: string } & Record<string, string>,
  ) {
    super(members.Message);
  }
}

const STACK_TRACE = [
  '   at LCManagerPartner.Controllers.ClientController.LeadsPagingInfo(ClientLeadsPagingInfoRequest request) in D:\\Build\\LCManagerPartner\\Controllers\\ClientController.cs:line 412',
  '   at lambda_method(Closure , Object , Object[] )',
  '   at System.Web.Http.Controllers.ReflectedHttpActionDescriptor.ActionExecutor.<>c__DisplayClass6_2.<GetExecutor>b__2(Object instance, Object[] methodParameters)',
].join('\r\n');

/** The error of an action that reads a member of null because the body did not bind. */
export function nullModel(): WebApiError {
  return uncaught(
    'Object reference not set to an instance of an object.',
    'System.NullReferenceException',
  );
}

/** The error of a host without a formatter for a media type and for its error message. */
export function missingFormatter(type: string): WebApiError {
  return uncaught(noFormatter(type), 'System.InvalidOperationException');
}

/** The error for an unsupported media type, or for none (`''`). */
export function unsupportedMediaType(type: string): WebApiError {
  return new WebApiError(415, {
    Message: type
      ? `The request entity's media type '${type}' is not supported for this resource.`
      : "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.",
    ExceptionMessage: noFormatter(type || 'application/octet-stream'),
    ExceptionType: 'System.Net.Http.UnsupportedMediaTypeException',
    StackTrace: STACK_TRACE,
  });
}

/** Answers with an error of the framework, in the requested format. Throws any other error. */
export function errorResponse(request: Request, error: unknown): Response {
  if (!(error instanceof WebApiError)) {
    throw error;
  }
  const { status, members } = error;
  const type = negotiate(request);
  return new Response(writeError(members, type), { status, headers: contentHeaders(type) });
}

/** Answers like a failing host: its gateway in HTML, the framework in the requested format. */
export function failureResponse(request: Request, status: number, retryAfter?: number): Response {
  const refused = { Message: `The request was refused with status ${status}.` };
  const response = [502, 503, 504].includes(status)
    ? htmlPage('Service Unavailable', `HTTP Error ${status}. The service is unavailable.`, status)
    : errorResponse(request, status === 500 ? nullModel() : new WebApiError(status, refused));
  if (retryAfter !== undefined) {
    response.headers.set('Retry-After', String(retryAfter));
  }
  return response;
}

export function methodRefused(request: Request): Response {
  const Message = `The requested resource does not support http method '${request.method}'.`;
  const response = errorResponse(request, new WebApiError(405, { Message }));
  response.headers.set('Allow', 'POST');
  return response;
}

export function actionNotFound(request: Request): Response {
  const Message = `No HTTP resource was found that matches the request URI '${request.url}'.`;
  const MessageDetail = "No action was found on the controller 'Client' that matches the request.";
  return errorResponse(request, new WebApiError(404, { Message, MessageDetail }));
}

/** An uncaught exception, on a host that shows its details. */
function uncaught(message: string, type: string): WebApiError {
  return new WebApiError(500, {
    Message: 'An error has occurred.',
    ExceptionMessage: message,
    ExceptionType: type,
    StackTrace: STACK_TRACE,
  });
}

function noFormatter(type: string): string {
  return `No MediaTypeFormatter is available to read an object of type 'ClientLeadsPagingInfoRequest' from content with media type '${type}'.`;
}

/** A page for people, as IIS and proxies return it to programs that expect an answer of the API. */
export function htmlPage(title: string, text: string, status = 200): Response {
  return new Response(
    `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head>\r\n<body><h1>${title}</h1>\r\n<p>${text}</p></body></html>\r\n`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  );
}
