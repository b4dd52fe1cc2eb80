using System.Diagnostics;
using OpenTelemetry;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>A span inherits the subject tags of its parent.</summary>
internal sealed class InheritedTagsProcessor : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.Parent is not { } parent)
            return;
        foreach (var tag in TelemetryTags.Carried)
            data.SetTagIfMissing(tag, parent.GetTagItem(tag) as string);
    }
}
