using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Traces requests from end to end; a background worker's own call to a database or another service is not a trace of its own.</summary>
internal sealed class OrphanClientSpanFilter : Sampler
{
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
