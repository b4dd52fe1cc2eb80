using Picasso.Demo;

namespace Picasso.Standalone.Tests.Demo;

public sealed class DemoProgressWriterTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void A_terminal_shows_one_line_with_a_bar_that_never_goes_back_and_never_wraps()
    {
        var writer = new DemoProgressWriter(_output, columns: 60);
        writer.Report(new DemoProgress("30 of 60 pictures painted and uploaded, which is a rather long sentence.", 0.5));
        writer.Report(new DemoProgress("29 of 60.", 0.48, IsMilestone: false));
        var drawn = _output.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        drawn.Length.ShouldBe(2);
        drawn.ShouldAllBe(line => line.Length < 60 && line.Contains("[############------------]  50 %", StringComparison.Ordinal));
        _output.ToString().ShouldNotContain('\n');

        writer.Report(new DemoProgress("ready.", 1));
        _output.ToString().ShouldEndWith("\nDemo: ready.\n");
    }

    [Fact]
    public void Elsewhere_each_milestone_is_a_line()
    {
        var writer = new DemoProgressWriter(_output, columns: null);
        writer.Report(new DemoProgress("9 of 60.", 0.2, IsMilestone: false));
        writer.Report(new DemoProgress("10 of 60.", 0.21));
        writer.End("The demo is not complete.");
        _output.ToString().ShouldBe("Demo: 10 of 60.\nThe demo is not complete.\n");
    }
}
