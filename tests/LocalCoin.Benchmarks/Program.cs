namespace LocalCoin.Benchmarks;

public static class Program
{
    public static int Main()
    {
        Console.WriteLine("usage: scripts/bench [--quick] [--json FILE]");
        return 2;
    }
}
