using Picasso.OptionsValidation;
using Picasso.Users.Model;

namespace Picasso.Users;

/// <summary>Configuration section <c>Users</c>.</summary>
internal sealed class UsersOptions : IValidatedOptions
{
    public const string Section = "Users";

    /// <summary>
    /// Mail addresses whose verified accounts are operators while the site is tried: in Development and with <c>--demo</c>. Anywhere else they
    /// give nothing; <c>operators add</c> does.
    /// </summary>
    public IList<string> Operators { get; } = [];

    /// <summary>Whether <see cref="Operators"/> count; set by the composition, never by configuration.</summary>
    internal bool TrustsConfiguredOperators { get; set; }

    /// <summary>Whether the account belongs to an operator.</summary>
    public bool IsOperator(UserAccount account) => account.IsUsable && (account.OperatorSince is not null || IsConfigured(account.Email));

    private bool IsConfigured(string? email) => TrustsConfiguredOperators && email is not null
        && Operators.Any(address => EmailAddress.Normalize(address) == EmailAddress.Normalize(email));

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(Operators.All(address => EmailAddress.IsValid(EmailAddress.Normalize(address))), nameof(Operators), "mail addresses");
}

/// <summary>Says that the process is a demonstration, where configured operators count.</summary>
internal sealed record ConfiguredOperatorsCount;
