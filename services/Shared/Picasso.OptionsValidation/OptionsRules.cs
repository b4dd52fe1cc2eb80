using System.Globalization;
using System.Runtime.CompilerServices;

namespace Picasso.OptionsValidation;

/// <summary>
/// Rules of the values of a section. A broken rule gives a sentence with its key, the rule and the unit, such as "`Picasso:Payments:Relay:Lease` must be a
/// positive duration such as 00:01:30.". The sentence does not contain the value: it may be a secret.
/// </summary>
public sealed class OptionsRules
{
    private const string Example = "such as 00:01:30";

    private readonly string _section;
    private readonly List<string> _failures = [];

    private OptionsRules(string section) => _section = section;

    /// <summary>Checks options.</summary>
    /// <param name="options">The bound options.</param>
    /// <param name="section">Their section.</param>
    /// <returns>A sentence for each broken rule; none when all values are valid.</returns>
    public static IReadOnlyList<string> FailuresOf(IValidatedOptions options, string section)
    {
        var rules = new OptionsRules(section);
        options.Check(rules);
        return rules._failures;
    }

    /// <summary>A positive duration.</summary>
    public OptionsRules Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value > TimeSpan.Zero, key, $"a positive duration {Example}");

    /// <summary>A duration of zero or more.</summary>
    public OptionsRules NotNegative(TimeSpan value, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value >= TimeSpan.Zero, key, $"a duration of 0 or more {Example}");

    /// <summary>1 or more.</summary>
    public OptionsRules Positive(long value, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value > 0, key, "a whole number of 1 or more");

    /// <summary>0 or more.</summary>
    public OptionsRules NotNegative(long value, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value >= 0, key, "a whole number of 0 or more");

    /// <summary>A number within bounds, both included.</summary>
    public OptionsRules Between(long value, long least, long most, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value >= least && value <= most, key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    /// <summary>Not less than another value of the section.</summary>
    public OptionsRules AtLeast<T>(
        T value, T other, [CallerArgumentExpression(nameof(value))] string key = "", [CallerArgumentExpression(nameof(other))] string otherKey = "")
        where T : IComparable<T> => Require(value.CompareTo(other) >= 0, key, $"at least `{_section}:{otherKey}`");

    /// <summary>Not longer than a duration.</summary>
    public OptionsRules AtMost(TimeSpan value, TimeSpan most, [CallerArgumentExpression(nameof(value))] string key = "") =>
        Require(value <= most, key, string.Create(CultureInfo.InvariantCulture, $"a duration of at most {most:c}"));

    /// <summary>Any other rule.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="key">Name of the value in the section.</param>
    /// <param name="rule">The rule, as the end of a sentence.</param>
    public OptionsRules Require(bool holds, string key, string rule)
    {
        if (!holds)
            _failures.Add($"`{_section}:{key}` must be {rule}.");
        return this;
    }
}
