namespace Picasso.Kernel;

/// <summary>Plain text that a user typed for others: stored as typed except for its Unicode form; pages escape it.</summary>
public static class TypedText
{
    /// <summary>The text in normalization form C; with line breaks and tabs, without any other control character.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="maxLength">Most characters (Unicode scalar values).</param>
    /// <param name="reason">Reason of the error.</param>
    /// <param name="field">Field of the error.</param>
    /// <exception cref="DomainException">Blank, too long, or with unsupported characters.</exception>
    public static string Require(string text, int maxLength, string reason, string field)
    {
        var rule = new TextRule(maxLength) { HasLines = true, KeepsSpace = true };
        return rule.Apply(text, out var stored) switch
        {
            null => stored,
            TextFlaw.TooLong => throw Refuse($"That is too long: at most {maxLength:N0} characters."),
            TextFlaw.Blank => throw Refuse("Please write something."),
            _ => throw Refuse("Only plain text, without control characters."),
        };

        DomainException Refuse(string message) => DomainError.Invalid(reason, message, field).ToException();
    }
}
