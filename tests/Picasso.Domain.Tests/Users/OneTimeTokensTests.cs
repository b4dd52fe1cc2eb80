using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class OneTimeTokensTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly Secret _secret = Secret.New();
    private readonly UserAccount _account = new() { Id = Ids.From("ada"), JoinedAt = s_now };

    [Fact]
    public void A_token_works_once_for_its_purpose_alone()
    {
        var issued = _account.Issue(TokenPurpose.ResetPassword, _secret, s_now);

        issued.Use(TokenPurpose.VerifyEmail, _secret.Hash, s_now).ShouldBeNull();
        var used = issued.Use(TokenPurpose.ResetPassword, _secret.Hash, s_now).ShouldNotBeNull();
        used.Use(TokenPurpose.ResetPassword, _secret.Hash, s_now).ShouldBeNull();
    }

    [Theory]
    [InlineData(TokenPurpose.VerifyEmail, 24 * 3600)]
    [InlineData(TokenPurpose.ResetPassword, 3600)]
    [InlineData(TokenPurpose.SignIn, 60)]
    internal void A_token_expires(TokenPurpose purpose, int seconds)
    {
        var issued = _account.Issue(purpose, _secret, s_now);

        issued.Use(purpose, _secret.Hash, s_now.AddSeconds(seconds - 1)).ShouldNotBeNull();
        issued.Use(purpose, _secret.Hash, s_now.AddSeconds(seconds)).ShouldBeNull();
    }

    [Fact]
    public void Using_one_of_several_uses_up_all_of_the_kind()
    {
        var other = Secret.New();
        var used = _account
            .Issue(TokenPurpose.ResetPassword, _secret, s_now).Issue(TokenPurpose.ResetPassword, other, s_now)
            .Use(TokenPurpose.ResetPassword, other.Hash, s_now);

        used.ShouldNotBeNull().Tokens.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_latest_three_of_a_kind_are_kept()
    {
        var secrets = Enumerable.Range(0, 5).Select(_ => Secret.New()).ToList();
        var verify = Secret.New();
        var account = secrets.Aggregate(
            _account.Issue(TokenPurpose.VerifyEmail, verify, s_now), (current, secret) => current.Issue(TokenPurpose.ResetPassword, secret, s_now));

        account.Tokens.Select(token => token.Hash).ShouldBe([verify.Hash, .. secrets[2..].Select(secret => secret.Hash)]);
    }

    [Fact]
    public void What_is_kept_of_a_token_is_its_hash()
    {
        var token = _account.Issue(TokenPurpose.VerifyEmail, _secret, s_now).Tokens.ShouldHaveSingleItem();

        token.Hash.ShouldBe(Secret.HashOf(_secret.Text));
        token.ToString().ShouldNotContain(_secret.Text);
        _secret.ToString().ShouldNotContain(_secret.Text);
        _secret.Text.Length.ShouldBe(43);
    }
}
