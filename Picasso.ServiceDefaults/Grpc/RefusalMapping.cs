using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Picasso.Kernel;
using Status = Google.Rpc.Status;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>Refusals on the wire: a gRPC status with ErrorInfo (domain "picasso") and field violations.</summary>
public static class RefusalMapping
{
    /// <summary>Domain of every <see cref="ErrorInfo"/>.</summary>
    public const string Domain = "picasso";

    /// <summary>The exception that gRPC turns into the refusal's status.</summary>
    public static RpcException ToRpcException(this Refusal refusal)
    {
        var status = new Status { Code = (int)CodeOf(refusal.Kind), Message = refusal.Message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Domain, Reason = refusal.Reason, Metadata = { ToMap(refusal.Facts) } }));
        if (refusal.Field is { } field)
        {
            var violation = new BadRequest.Types.FieldViolation { Field = field, Description = refusal.Message };
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violation } }));
        }

        return status.ToRpcException();
    }

    /// <summary>The refusal that a service answered with; null for anything that is not one (a fault, a lost connection).</summary>
    public static Refusal? ToRefusal(this RpcException exception)
    {
        var status = exception.GetRpcStatus();
        if (status?.GetDetail<ErrorInfo>() is not { Domain: Domain } info || KindOf(exception.StatusCode) is not { } kind)
            return null;
        var field = status.GetDetail<BadRequest>()?.FieldViolations.FirstOrDefault()?.Field;
        return new Refusal(kind, info.Reason, status.Message, field) { Facts = info.Metadata };
    }

    private static Dictionary<string, string> ToMap(IReadOnlyDictionary<string, string> facts) => new(facts);

    private static readonly Dictionary<RefusalKind, StatusCode> s_codes = new()
    {
        [RefusalKind.Invalid] = StatusCode.InvalidArgument,
        [RefusalKind.Unauthenticated] = StatusCode.Unauthenticated,
        [RefusalKind.Forbidden] = StatusCode.PermissionDenied,
        [RefusalKind.NotFound] = StatusCode.NotFound,
        [RefusalKind.AlreadyExists] = StatusCode.AlreadyExists,
        [RefusalKind.Conflict] = StatusCode.FailedPrecondition,
        [RefusalKind.Aborted] = StatusCode.Aborted,
        [RefusalKind.Exhausted] = StatusCode.ResourceExhausted,
        [RefusalKind.Unavailable] = StatusCode.Unavailable,
    };

    private static StatusCode CodeOf(RefusalKind kind) => s_codes[kind];

    private static RefusalKind? KindOf(StatusCode code) =>
        s_codes.Where(pair => pair.Value == code).Select(pair => (RefusalKind?)pair.Key).FirstOrDefault();
}
