package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Latency against names per order, as a picture. */
final class LatencyPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 540;

    private LatencyPlot() {}

    /**
     * An order of some size.
     *
     * @param names how many names it has
     * @param millis how long its check takes
     * @param limitMillis how long raw questions take
     */
    record Point(int names, double millis, double limitMillis) {}

    static void write(Path file, Duration delay, List<Point> points) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("One order, resolver " + delay.toMillis() + " ms away, " + RawQuestions.IN_FLIGHT
                        + " questions in flight")
                .xAxisTitle("names in the order (four labels, one parent, no CAA)")
                .yAxisTitle("time until the report, ms")
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        double[] names = points.stream().mapToDouble(Point::names).toArray();
        chart.addSeries(
                "check", names, points.stream().mapToDouble(Point::millis).toArray());
        chart.addSeries(
                "raw questions",
                names,
                points.stream().mapToDouble(Point::limitMillis).toArray());
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
