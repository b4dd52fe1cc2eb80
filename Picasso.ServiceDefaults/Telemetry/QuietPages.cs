using System.Diagnostics;
using OpenTelemetry;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Removes the framework's spans of open pages from the telemetry unless they caused a call: it creates a span for each message of a page's
/// connection, each rendered component and each event.
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
