using Picasso.Kernel;
using Picasso.Users.EditingProfiles;
using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class DateOfBirthRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_typo = new(2015, 3, 1);
    private static readonly DateOnly s_born = new(1985, 3, 1);

    [Fact]
    public void The_first_date_and_the_same_again_are_no_corrections()
    {
        var account = New().WithDateOfBirth(s_typo, s_now).WithDateOfBirth(s_typo, s_now);

        (account.DateOfBirth, account.CorrectionsLeft(), account.NextCorrectionAt(s_now)).ShouldBe((s_typo, 2, null));
    }

    [Fact]
    public void A_correction_is_possible_at_once_and_keeps_the_date_before()
    {
        var account = New().WithDateOfBirth(s_typo, s_now).WithDateOfBirth(s_born, s_now);

        account.DateOfBirth.ShouldBe(s_born);
        account.DateOfBirthCorrections.ShouldBe([new DateOfBirthCorrection(s_typo, s_now)]);
        (account.CorrectionsLeft(), account.NextCorrectionAt(s_now)).ShouldBe((1, s_now.AddDays(1)));
    }

    [Theory]
    [InlineData(-1, "date_of_birth_too_soon")]
    [InlineData(0, null)]
    public void The_second_correction_waits_for_a_day(int seconds, string? refused)
    {
        var account = New().WithDateOfBirth(s_born, s_now).WithDateOfBirth(s_typo, s_now);

        Refused(() => account.WithDateOfBirth(s_born, s_now.AddDays(1).AddSeconds(seconds))).ShouldBe(refused);
    }

    [Fact]
    public void A_third_correction_is_refused_for_good()
    {
        var account = New().WithDateOfBirth(s_typo, s_now).WithDateOfBirth(s_born, s_now).WithDateOfBirth(s_typo, s_now.AddDays(1));

        (account.CorrectionsLeft(), account.NextCorrectionAt(s_now.AddDays(1))).ShouldBe((0, null));
        Refused(() => account.WithDateOfBirth(s_born, s_now.AddYears(1))).ShouldBe("date_of_birth_final");
        account.WithDateOfBirth(s_typo, s_now).ShouldBe(account);
    }

    private static UserAccount New() => new() { Id = "a", JoinedAt = s_now };

    private static string? Refused(Func<UserAccount> act)
    {
        try
        {
            act();
            return null;
        }
        catch (DomainException refused)
        {
            return refused.Error.Reason;
        }
    }
}
