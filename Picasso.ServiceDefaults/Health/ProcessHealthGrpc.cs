using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts;
using Picasso.Contracts.Operations;

namespace Picasso.ServiceDefaults.Health;

/// <summary>Reports every health check of this process to operators; the public endpoint reports only whether the process is ready.</summary>
[Authorize(Policies.Operator)]
internal sealed class ProcessHealthGrpc(HealthCheckService checks) : ProcessHealth.ProcessHealthBase
{
    private static readonly Timestamp s_startedAt = Timestamp.FromDateTime(Process.GetCurrentProcess().StartTime.ToUniversalTime());

    public override async Task<GetHealthResponse> Get(GetHealthRequest request, ServerCallContext context)
    {
        var report = await checks.CheckHealthAsync(context.CancellationToken);
        return new GetHealthResponse
        {
            Instance = $"{Environment.MachineName}-{Environment.ProcessId}",
            StartedAt = s_startedAt,
            Checks = { report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Entry) },
        };
    }

    private static HealthEntry Entry(KeyValuePair<string, HealthReportEntry> entry) => new()
    {
        Name = entry.Key,
        Status = entry.Value.Status.ToString(),
        Description = entry.Value.Description ?? "",
        DurationMs = entry.Value.Duration.TotalMilliseconds,
    };
}
