using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>What checks the stores after a fault run must not make the same mistakes as what wrote them.</summary>
public sealed class CheckerTests
{
    [Fact]
    public void The_checker_shares_no_code_with_what_it_checks() =>
        Repository.Read("tests/Picasso.Checker/Picasso.Checker.csproj").ShouldNotContain("ProjectReference");
}
