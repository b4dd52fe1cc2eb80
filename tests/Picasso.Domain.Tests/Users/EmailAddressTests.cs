using Picasso.Users.Model;

namespace Picasso.Domain.Tests.Users;

public class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("a.b+tag@sub.example.co.uk")]
    [InlineData("o'brien@xn--bcher-kva.example")]
    public void An_address_is_an_address(string address) => EmailAddress.IsValid(address).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@example.com")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.com, eve@example.com")]
    [InlineData("ada@example.com\nBcc: eve@example.com")]
    [InlineData("ada@example.com\n")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@10.0.0.1")]
    public void Anything_else_is_not(string address) => EmailAddress.IsValid(address).ShouldBeFalse();

    [Fact]
    public void An_address_is_not_longer_than_mail_can_carry()
    {
        EmailAddress.IsValid($"{new string('a', 65)}@example.com").ShouldBeFalse();
        EmailAddress.IsValid($"ada@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.example").ShouldBeFalse();
    }

    [Fact]
    public void Addresses_are_compared_without_case_and_blanks() =>
        AccountKey.Email(" Ada@Example.COM ").ShouldBe(AccountKey.Email("ada@example.com"));
}
