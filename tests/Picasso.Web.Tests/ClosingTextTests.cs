using Picasso.Web.Closing;

namespace Picasso.Web.Tests;

/// <summary>What closing an account means for one picture is not the sentence about many.</summary>
public class ClosingTextTests
{
    [Theory]
    [InlineData(1, "1 picture that was never sold is <0>deleted with its original:</0>")]
    [InlineData(3, "3 pictures that were never sold are <0>deleted with their originals:</0>")]
    public void Closing_an_account_names_what_is_deleted(int pictures, string expected) => ClosingText.Deleted(pictures).ShouldBe(expected);

    [Theory]
    [InlineData(1, "1 picture that changed hands stays public under “former member”. <0>Nobody, you included, can download this original any more:</0>")]
    [InlineData(3, "3 pictures that changed hands stay public under “former member”. <0>Nobody, you included, can download these originals any more:</0>")]
    public void Closing_an_account_names_what_stays(int pictures, string expected) => ClosingText.Unreachable(pictures).ShouldBe(expected);
}
