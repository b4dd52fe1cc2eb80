using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Picasso.Kernel;
using Status = Google.Rpc.Status;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>Maps errors to a gRPC status with ErrorInfo (domain "picasso") and field violations.</summary>
public static class GrpcErrorMapping
{
    /// <summary>Domain of every <see cref="ErrorInfo"/>.</summary>
    public const string Domain = "picasso";

    /// <summary>The exception that gRPC turns into the error's status.</summary>
    public static RpcException ToRpcException(this DomainError error)
    {
        var status = new Status { Code = (int)CodeOf(error.Kind), Message = error.Message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Domain, Reason = error.Reason, Metadata = { ToMap(error.Metadata) } }));
        if (error.Field is { } field)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = field, Description = error.Message };
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        }

        return status.ToRpcException();
    }

    /// <summary>The error in a service's answer; null for anything else (a fault, a lost connection).</summary>
    public static DomainError? ToDomainError(this RpcException exception)
    {
        var status = exception.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: Domain } info || KindOf(exception.StatusCode) is not { } kind)
            return null;
        var field = status.GetDetail<BadRequest>()?.FieldViolations.FirstOrDefault()?.Field;
        return new DomainError(kind, info.Reason, status.Message, field) { Metadata = info.Metadata };
    }

    private static Dictionary<string, string> ToMap(IReadOnlyDictionary<string, string> metadata) => new(metadata);

    private static readonly Dictionary<DomainErrorKind, StatusCode> s_codes = new()
    {
        [DomainErrorKind.Invalid] = StatusCode.InvalidArgument,
        [DomainErrorKind.Unauthenticated] = StatusCode.Unauthenticated,
        [DomainErrorKind.Forbidden] = StatusCode.PermissionDenied,
        [DomainErrorKind.NotFound] = StatusCode.NotFound,
        [DomainErrorKind.AlreadyExists] = StatusCode.AlreadyExists,
        [DomainErrorKind.Conflict] = StatusCode.FailedPrecondition,
        [DomainErrorKind.Aborted] = StatusCode.Aborted,
        [DomainErrorKind.Exhausted] = StatusCode.ResourceExhausted,
        [DomainErrorKind.Unavailable] = StatusCode.Unavailable,
    };

    private static StatusCode CodeOf(DomainErrorKind kind) => s_codes[kind];

    private static DomainErrorKind? KindOf(StatusCode code) =>
        s_codes.Where(pair => pair.Value == code).Select(pair => (DomainErrorKind?)pair.Key).FirstOrDefault();
}
