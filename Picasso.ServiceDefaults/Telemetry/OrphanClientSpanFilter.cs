using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// What somebody asked for is traced from end to end; a worker's look into a database or at a neighbour, which nobody asked
/// for, is no trace of its own.
/// </summary>
internal sealed class OrphanClientSpanFilter : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
