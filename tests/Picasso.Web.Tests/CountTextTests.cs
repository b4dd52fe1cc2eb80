using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

/// <summary>A sentence about one thing is not the sentence about many.</summary>
public class CountTextTests
{
    [Theory]
    [InlineData(0, "0 pictures")]
    [InlineData(1, "1 picture")]
    [InlineData(2, "2 pictures")]
    [InlineData(1_001, "1001 pictures")]
    public void A_number_stands_before_the_word_that_fits_it(int number, string expected) => CountText.Of(number, "picture").ShouldBe(expected);

    [Theory]
    [InlineData(1, "1 person")]
    [InlineData(2, "2 people")]
    public void A_word_may_have_a_form_of_its_own(int number, string expected) => CountText.Of(number, "person", "people").ShouldBe(expected);
}
