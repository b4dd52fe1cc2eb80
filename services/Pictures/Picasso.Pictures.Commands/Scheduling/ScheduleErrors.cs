using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Scheduling;

/// <summary>Errors of planned publications.</summary>
internal static class ScheduleErrors
{
    public static DomainError Invalid { get; } = DomainError.Invalid(
        "schedule_invalid", "Choose a time in the future, at most 90 days from now.", "at");

    public static DomainError TooMany { get; } = new(
        DomainErrorKind.Exhausted, "too_many_scheduled", "You have planned many publications already. Publish or cancel some of them first.");
}
