using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class PasswordRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short-one")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("password123")]
    [InlineData("P@ssw0rd!!!")]
    [InlineData("Passw0rd2024")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("qwertyuiop")]
    [InlineData("abcdefghijkl")]
    [InlineData("Letmein12345")]
    [InlineData("picasso2026!")]
    [InlineData("Ada.Lovelace@example.com")]
    [InlineData("ada.lovelace1")]
    public void A_password_that_is_short_or_easy_to_guess_is_weak(string? password) =>
        PasswordRules.ErrorOf(password, "ada.lovelace@example.com", "password").ShouldNotBeNull().Reason.ShouldBe("password_weak");

    [Fact]
    public void A_password_has_an_upper_bound()
    {
        var longest = string.Concat(Enumerable.Repeat("abcdefg1", 16));

        PasswordRules.ErrorOf(longest, null, "password").ShouldBeNull();
        PasswordRules.ErrorOf(longest + "x", null, "password").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("blue whale kettle")]
    [InlineData("Tr0ub4dor&3x")]
    [InlineData("пароль-из-слов")]
    public void A_long_unusual_password_is_good_whatever_it_is_made_of(string password) =>
        PasswordRules.ErrorOf(password, "ada@example.com", "password").ShouldBeNull();
}
