namespace Picasso.Users.Model;

/// <summary>A correction of a date of birth.</summary>
/// <param name="Before">The replaced date.</param>
/// <param name="At">When it was replaced, UTC.</param>
internal sealed record DateOfBirthCorrection(DateOnly Before, DateTimeOffset At);
