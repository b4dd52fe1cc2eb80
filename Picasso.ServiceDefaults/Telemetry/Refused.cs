using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// A rejected call, or one whose caller disconnected, has not failed: "the picture is sold" is an answer. Such a span is not marked as an error, so
/// that marked spans are worth attention.
/// </summary>
internal sealed class Refused : BaseProcessor<Activity>
{
    private const string StatusTag = "grpc.status_code";
    private const string ErrorTag = "error.type";

    private static readonly HashSet<StatusCode> s_answers =
    [
        StatusCode.OK, StatusCode.Cancelled, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.PermissionDenied,
        StatusCode.Unauthenticated, StatusCode.ResourceExhausted, StatusCode.FailedPrecondition, StatusCode.Aborted, StatusCode.OutOfRange,
    ];

    private static readonly HashSet<string> s_left =
        [typeof(OperationCanceledException).FullName!, typeof(TaskCanceledException).FullName!];

    public override void OnEnd(Activity data)
    {
        if (data.Status == ActivityStatusCode.Error && (IsAnswer(data) || IsLeft(data)))
            data.SetStatus(ActivityStatusCode.Unset);
    }

    private static bool IsAnswer(Activity span) =>
        Convert.ToString(span.GetTagItem(StatusTag), CultureInfo.InvariantCulture) is { Length: > 0 } text
        && int.TryParse(text, CultureInfo.InvariantCulture, out var code) && s_answers.Contains((StatusCode)code);

    // Only below a call to a service: its own span reports a failure. Elsewhere an aborted request may have taken too long.
    private static bool IsLeft(Activity span) =>
        span.Parent?.Source.Name == FrameworkSpans.GrpcClient && span.GetTagItem(ErrorTag) is string type && s_left.Contains(type);
}
