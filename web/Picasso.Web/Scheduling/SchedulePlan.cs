using System.Globalization;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Scheduling;

/// <summary>When a draft is to be published, as typed.</summary>
/// <param name="Local">Local date and time.</param>
/// <param name="Zone">Its zone; empty before one was chosen.</param>
/// <param name="IsPlanned">The service has this plan.</param>
public sealed record SchedulePlan(string Local = "", string Zone = "", bool IsPlanned = false)
{
    /// <summary>The plan of an upload, in UTC; none without one.</summary>
    public static SchedulePlan Of(PendingUpload upload) => upload.Schedule is { } plan
        ? new SchedulePlan(plan.At.ToDateTimeOffset().ToString(ScheduleTime.Format, CultureInfo.InvariantCulture), ScheduleTime.Utc, IsPlanned: true)
        : new SchedulePlan();
}
