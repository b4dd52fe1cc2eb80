using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class SessionRulesTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string s_session = Ids.From("session");

    private readonly Secret _first = Secret.New();
    private readonly UserAccount _account;

    public SessionRulesTests() => _account =
        new UserAccount { Id = Ids.From("ada"), JoinedAt = s_now }.StartSession(s_session, _first, s_now);

    [Fact]
    public void A_token_trades_for_the_next()
    {
        var (second, third) = (Secret.New(), Secret.New());

        var (account, accepted) = _account.Refresh(s_session, _first.Hash, second, s_now.AddMinutes(5));
        accepted.ShouldBeTrue();
        (account, accepted) = account.Refresh(s_session, second.Hash, third, s_now.AddMinutes(10));
        accepted.ShouldBeTrue();

        account.Sessions.ShouldHaveSingleItem().ExpiresAt.ShouldBe(s_now.AddMinutes(10) + SessionRules.Lifetime);
    }

    [Fact]
    public void Two_tabs_that_refresh_at_once_both_go_on()
    {
        var (left, right) = (Secret.New(), Secret.New());

        var (account, accepted) = _account.Refresh(s_session, _first.Hash, left, s_now.AddMinutes(5));
        (account, accepted) = account.Refresh(s_session, _first.Hash, right, s_now.AddMinutes(5) + SessionRules.Grace);
        accepted.ShouldBeTrue();

        account.Refresh(s_session, left.Hash, Secret.New(), s_now.AddMinutes(5) + SessionRules.Grace).Accepted.ShouldBeTrue();
        account.Refresh(s_session, right.Hash, Secret.New(), s_now.AddMinutes(9)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void A_token_whose_successor_was_shown_ends_the_session_after_the_grace()
    {
        var (second, third) = (Secret.New(), Secret.New());
        var (account, _) = _account.Refresh(s_session, _first.Hash, second, s_now.AddMinutes(5));
        (account, _) = account.Refresh(s_session, second.Hash, third, s_now.AddMinutes(10));
        account.Refresh(s_session, _first.Hash, Secret.New(), s_now.AddMinutes(10) + SessionRules.Grace).Accepted.ShouldBeTrue();

        (account, var accepted) = account.Refresh(s_session, _first.Hash, Secret.New(), s_now.AddMinutes(11));

        accepted.ShouldBeFalse();
        account.Sessions.ShouldBeEmpty();
        account.Refresh(s_session, third.Hash, Secret.New(), s_now.AddMinutes(11)).Accepted.ShouldBeFalse();
    }

    [Fact]
    public void A_token_whose_successor_got_lost_stays_good()
    {
        var next = Secret.New();
        var (account, _) = _account.Refresh(s_session, _first.Hash, Secret.New(), s_now.AddMinutes(5));

        (account, var accepted) = account.Refresh(s_session, _first.Hash, next, s_now.AddDays(2));

        accepted.ShouldBeTrue();
        account.Refresh(s_session, next.Hash, Secret.New(), s_now.AddDays(3)).Accepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_thief_and_a_holder_with_a_successor_each_the_second_to_show_it_ends_the_session(bool thiefFirst)
    {
        var (holders, thiefs) = (Secret.New(), Secret.New());
        var (account, _) = _account.Refresh(s_session, _first.Hash, holders, s_now.AddMinutes(5));
        (account, _) = account.Refresh(s_session, _first.Hash, thiefs, s_now.AddMinutes(6));
        var (first, second) = thiefFirst ? (thiefs, holders) : (holders, thiefs);

        (account, _) = account.Refresh(s_session, first.Hash, Secret.New(), s_now.AddMinutes(10));
        (account, var accepted) = account.Refresh(s_session, second.Hash, Secret.New(), s_now.AddMinutes(11));

        accepted.ShouldBeFalse();
        account.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void A_token_two_trades_ago_ends_the_session_too()
    {
        var (second, third) = (Secret.New(), Secret.New());
        var (account, _) = _account.Refresh(s_session, _first.Hash, second, s_now.AddMinutes(5));
        (account, _) = account.Refresh(s_session, second.Hash, third, s_now.AddMinutes(10));
        (account, _) = account.Refresh(s_session, third.Hash, Secret.New(), s_now.AddMinutes(15));

        (account, var accepted) = account.Refresh(s_session, _first.Hash, Secret.New(), s_now.AddMinutes(15));

        accepted.ShouldBeFalse();
        account.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void Once_a_token_is_used_its_unused_sibling_is_retired_after_the_grace()
    {
        var (kept, lost, next) = (Secret.New(), Secret.New(), Secret.New());
        var (account, _) = _account.Refresh(s_session, _first.Hash, kept, s_now);
        (account, _) = account.Refresh(s_session, _first.Hash, lost, s_now);
        (account, _) = account.Refresh(s_session, kept.Hash, next, s_now.AddMinutes(5));

        account.Refresh(s_session, lost.Hash, Secret.New(), s_now.AddMinutes(5)).Accepted.ShouldBeFalse();
    }

    [Fact]
    public void An_unused_session_ends_by_its_time()
    {
        _account.Refresh(s_session, _first.Hash, Secret.New(), s_now + SessionRules.Lifetime - TimeSpan.FromSeconds(1)).Accepted.ShouldBeTrue();
        var (account, accepted) = _account.Refresh(s_session, _first.Hash, Secret.New(), s_now + SessionRules.Lifetime);

        accepted.ShouldBeFalse();
        account.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void Sessions_and_their_tokens_are_bounded()
    {
        var account = _account;
        for (var number = 0; number < 40; number++)
            account = account.StartSession(Ids.From($"{number}"), Secret.New(), s_now.AddMinutes(number));
        account.Sessions.Count.ShouldBe(30);
        account.Sessions.ShouldNotContain(session => session.Id == s_session);

        account = _account;
        for (var number = 0; number < 40; number++)
            (account, _) = account.Refresh(s_session, _first.Hash, Secret.New(), s_now);
        account.Sessions.ShouldHaveSingleItem().Tokens.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void Only_a_token_of_the_session_holds_it()
    {
        _account.HoldsSession(new RefreshToken(s_session, _first.Hash), s_now).ShouldBeTrue();
        _account.HoldsSession(new RefreshToken(s_session, Secret.New().Hash), s_now).ShouldBeFalse();
        _account.HoldsSession(new RefreshToken(Ids.From("other"), _first.Hash), s_now).ShouldBeFalse();
    }

    [Fact]
    public void A_refresh_token_reads_back_and_nothing_else_does()
    {
        RefreshToken.Parse(RefreshToken.Compose(s_session, _first)).ShouldBe(new RefreshToken(s_session, _first.Hash));
        foreach (var text in new[] { null, "", "x", s_session, s_session + ".", new string('a', 200), $"{s_session}-{_first.Text}" })
            RefreshToken.Parse(text).ShouldBeNull();
    }
}
