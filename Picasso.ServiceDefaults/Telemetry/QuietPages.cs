using System.Diagnostics;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Keeps what the framework does for open pages out of the telemetry unless something came of it: it has a span for each message of a page's
/// connection, each rendered component and each event, most of which call nothing.
/// </summary>
internal sealed class QuietPages : BaseProcessor<Activity>
{
    private const string Worked = "picasso.page.worked";

    private static readonly object s_yes = new();

    public override void OnStart(Activity data)
    {
        if (FrameworkSpans.IsOfPage(data))
            return;
        for (var above = data.Parent; above is not null && above.GetCustomProperty(Worked) is null; above = above.Parent)
            above.SetCustomProperty(Worked, s_yes);
    }

    public override void OnEnd(Activity data)
    {
        if (FrameworkSpans.IsOfPage(data) && data.Status != ActivityStatusCode.Error && data.GetCustomProperty(Worked) is null)
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
