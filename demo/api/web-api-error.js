/**
 * An error of the framework itself: a status and the members of its body, in their order.
 */
export class WebApiError extends Error {
  /**
   * @param {number} status
   * @param {{ Message: string } & Record<string, string>} body
   */
  constructor(status, body) {
    super(body.Message);
    this.status = status;
    this.body = body;
  }
}

const STACK_TRACE = [
  '   at LCManagerPartner.Controllers.ClientController.LeadsPagingInfo(ClientLeadsPagingInfoRequest request) in D:\\Build\\LCManagerPartner\\Controllers\\ClientController.cs:line 412',
  '   at lambda_method(Closure , Object , Object[] )',
  '   at System.Web.Http.Controllers.ReflectedHttpActionDescriptor.ActionExecutor.<>c__DisplayClass6_2.<GetExecutor>b__2(Object instance, Object[] methodParameters)',
].join('\r\n');

/**
 * An exception that nobody caught, on a host that shows its details.
 *
 * @param {string} message
 * @param {string} type
 */
export function uncaught(message, type) {
  return new WebApiError(500, {
    Message: 'An error has occurred.',
    ExceptionMessage: message,
    ExceptionType: type,
    StackTrace: STACK_TRACE,
  });
}

/** What comes of a body that could not be bound: the action reads a member of null. */
export function nullModel() {
  return uncaught(
    'Object reference not set to an instance of an object.',
    'System.NullReferenceException',
  );
}

/**
 * @param {string} mediaType
 * @returns {string}
 */
export function noFormatter(mediaType) {
  return `No MediaTypeFormatter is available to read an object of type 'ClientLeadsPagingInfoRequest' from content with media type '${mediaType}'.`;
}

/**
 * @param {string} mediaType '' where the request names none
 */
export function unsupportedMediaType(mediaType) {
  return new WebApiError(415, {
    Message: mediaType
      ? `The request entity's media type '${mediaType}' is not supported for this resource.`
      : "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.",
    ExceptionMessage: noFormatter(mediaType || 'application/octet-stream'),
    ExceptionType: 'System.Net.Http.UnsupportedMediaTypeException',
    StackTrace: STACK_TRACE,
  });
}
