using Picasso.Web.Closing;
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

    [Theory]
    [InlineData(1, "1 picture that was never sold is deleted with its original:")]
    [InlineData(3, "3 pictures that were never sold are deleted with their originals:")]
    public void Closing_an_account_names_what_is_deleted(int pictures, string expected) =>
        $"{ClosingText.NeverSold(pictures)} {ClosingText.Deleted(pictures)}".ShouldBe(expected);

    [Theory]
    [InlineData(1, "1 picture that changed hands stays public under “former member”. Nobody, you included, can download this original any more:")]
    [InlineData(3, "3 pictures that changed hands stay public under “former member”. Nobody, you included, can download these originals any more:")]
    public void Closing_an_account_names_what_stays(int pictures, string expected) =>
        $"{ClosingText.Stays(pictures)} {ClosingText.OutOfReach(pictures)}".ShouldBe(expected);
}
