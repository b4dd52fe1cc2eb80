using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.SigningInExternally;

namespace Picasso.Domain.Tests.Users;

public class ExternalRulesTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, ExternalRules.AccountExists)]
    [InlineData(true, false, ExternalRules.AccountExists)]
    [InlineData(false, false, ExternalRules.AccountExists)]
    public void An_identity_is_linked_by_address_only_when_both_sides_proved_it(bool here, bool there, string? reason) =>
        ExternalRules.ErrorOfLinking(Account(here), Identity(verified: there)).ShouldBe(reason);

    [Fact]
    public void A_second_identity_of_the_same_provider_is_not_linked() => ExternalRules
        .ErrorOfLinking(Account(verified: true) with { Logins = [new ExternalLogin("google", "other")] }, Identity(verified: true))
        .ShouldBe(ExternalRules.AccountExists);

    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace")]
    [InlineData(null, "ada")]
    [InlineData("\u202Eevil", "ada")]
    public void Somebody_new_gets_a_name_that_the_rules_allow(string? given, string name) =>
        ExternalRules.NewAccount(Identity(verified: true) with { Name = given }, "ada@example.com", Ids.From("a"), s_now).DisplayName.ShouldBe(name);

    [Fact]
    public void Somebody_new_without_a_proved_address_is_a_registration_bound_to_its_browser()
    {
        var attempt = ExternalRules.NewRegistration(Identity(false), "ada@example.com", "link", "browser", s_now);
        (attempt.PasswordHash, attempt.Login, attempt.BrowserHash).ShouldBe((null, Identity(false).Login, "browser"));
    }

    private static UserAccount Account(bool verified) =>
        new() { Id = Ids.From("ada"), JoinedAt = s_now, Email = "ada@example.com", EmailVerified = verified };

    private static ExternalIdentity Identity(bool verified) =>
        new(new ExternalLogin("google", "1"), "ada@example.com", verified, "Ada");
}
