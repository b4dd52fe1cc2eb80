using Picasso.OptionsValidation;
using Picasso.Users.Model;

namespace Picasso.Users;

/// <summary>Configuration section <c>Picasso:Users</c>.</summary>
internal sealed class UsersOptions : IValidatedOptions
{
    public const string Section = "Picasso:Users";

    /// <summary>
    /// Mail addresses whose verified accounts are operators in Development and with <c>--demo</c>. Elsewhere they have no effect; use <c>operators
    /// add</c>.
    /// </summary>
    public IList<string> Operators { get; } = [];

    /// <summary>Whether <see cref="Operators"/> have an effect; set by the composition, never by configuration.</summary>
    internal bool TrustsConfiguredOperators { get; set; }

    /// <summary>Whether the account belongs to an operator.</summary>
    public bool IsOperator(UserAccount account) => account.IsUsable && (account.OperatorSince is not null || IsConfigured(account.Email));

    private bool IsConfigured(string? email) => TrustsConfiguredOperators && email is not null
        && Operators.Any(address => EmailAddress.Normalize(address) == EmailAddress.Normalize(email));

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(Operators.All(address => EmailAddress.IsValid(EmailAddress.Normalize(address))), nameof(Operators), "mail addresses");
}

/// <summary>Marks the process as a demonstration, where configured operators have an effect.</summary>
internal sealed record ConfiguredOperatorsCount;
